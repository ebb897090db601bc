/**
 * The colours of a drawing. Every state differs in shape and letter, too; these colours stay apart for people who see
 * fewer of them (after the palette of Okabe and Ito).
 */
import type { Tone } from './shape';

export type ThemeName = 'light' | 'dark';
export type Theme = Readonly<Record<Tone, string>>;

export const THEMES: Readonly<Record<ThemeName, Theme>> = {
  light: {
    paper: '#ffffff',
    ink: '#1d1c1d',
    faint: '#616061',
    line: '#b4b4b8',
    lane: '#f3f4f6',
    band: '#e6e8ec',
    owner: '#e3ecf7',
    volume: '#efe3c2',
    disk: '#7d6420',
    changed: '#0b62c4',
    ready: '#00795b',
    waiting: '#9c6500',
    trouble: '#a81f00',
    leaving: '#8a4fc4',
    silent: '#4d5763',
    failed: '#7a0c3a',
    done: '#2a78b8',
  },
  dark: {
    paper: '#1a1d21',
    ink: '#f2f2f2',
    faint: '#b3b6ba',
    line: '#5b6067',
    lane: '#24282d',
    band: '#30353b',
    owner: '#22344a',
    volume: '#4d4425',
    disk: '#cdb56a',
    changed: '#6cb2ff',
    ready: '#2fc49b',
    waiting: '#f0bc52',
    trouble: '#ff7d45',
    leaving: '#b98cf5',
    silent: '#8d98a5',
    failed: '#ffa3c8',
    done: '#6fc3f5',
  },
};
