/**
 * The font of the pictures: Inter, whose files come with a package. Both weights know the characters that names and our
 * own words consist of. (In Lambda the package lies beside the function, see infra/picture-packages.ts.)
 */
export const FONT_FILES = {
  regular: require.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  strong: require.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
} as const;
