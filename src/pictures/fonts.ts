/**
 * The font of the pictures: Inter, whose files come with a package. Both weights know the characters that names and our
 * own words consist of.
 */
import { join } from 'node:path';

const FOLDER = join(__dirname, '..', '..', 'node_modules', '@expo-google-fonts', 'inter');

export const FONT_FILES = {
  regular: join(FOLDER, '400Regular', 'Inter_400Regular.ttf'),
  strong: join(FOLDER, '600SemiBold', 'Inter_600SemiBold.ttf'),
} as const;
