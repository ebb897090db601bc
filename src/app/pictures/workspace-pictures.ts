/**
 * Whether a workspace sees pictures, and which: one document of the workspace, remembered for a minute.
 */
import { changeDocument, type Check, DAYS, type Place } from '../documents';
import type { Person, Ports } from '../ports';
import { Remembered } from '../remembered';

/** How a workspace sees pictures. */
export interface PicturesSetting {
  readonly form: 1;
  /** Slack took a picture of ours when it was switched on. */
  readonly isOn: boolean;
  readonly theme: 'light' | 'dark';
  /** Who changed it last, as Slack shows them. */
  readonly by: string;
  /** Wall-clock milliseconds. */
  readonly at: number;
}

const KEPT_FOR = 3 * 365 * DAYS;
/** Milliseconds for which another process may still think otherwise. */
const REMEMBERED_FOR = 60_000;
/** Workspaces that are remembered at a time. */
const MOST = 200;

const isSetting: Check<PicturesSetting> = (value): value is Readonly<Record<string, unknown>> & PicturesSetting =>
  value.form === 1 && typeof value.isOn === 'boolean' && (value.theme === 'light' || value.theme === 'dark');

export class WorkspacePictures {
  private readonly known: Remembered<{ readonly setting: PicturesSetting | undefined }>;

  constructor(private readonly ports: Pick<Ports, 'documents' | 'clock'>) {
    this.known = new Remembered(MOST, ports.clock);
  }

  /** Undefined where nobody has set anything: pictures are off. May throw StoreError. */
  async setting(team: string): Promise<PicturesSetting | undefined> {
    const known = this.known.get(team);
    if (known !== undefined) return known.setting;
    const setting = (await this.ports.documents.load(placeOf(team), isSetting))?.value;
    this.remember(team, setting);
    return setting;
  }

  /** Changes the setting; of several people at once, each change counts. */
  async change(
    team: string,
    person: Person,
    change: Partial<Pick<PicturesSetting, 'isOn' | 'theme'>>,
  ): Promise<PicturesSetting> {
    const { documents, clock } = this.ports;
    const changed = (before: PicturesSetting | undefined): PicturesSetting => ({
      form: 1,
      isOn: before?.isOn ?? false,
      theme: before?.theme ?? 'light',
      ...change,
      by: person.name,
      at: clock.now(),
    });
    const setting = await changeDocument(documents, placeOf(team), isSetting, KEPT_FOR, changed);
    this.remember(team, setting);
    return setting ?? changed(undefined);
  }

  private remember(team: string, setting: PicturesSetting | undefined): void {
    this.known.put(team, { setting }, this.ports.clock.now() + REMEMBERED_FOR);
  }
}

const placeOf = (team: string): Place => ({ owner: { team }, name: 'PICTURES' });
