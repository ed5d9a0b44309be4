import { extendPreset, type Profile } from '../profiles/profile.js';
import type { RecognisedPreset } from './recognise.js';
import type { Reading } from '../profiles/reading.js';

/** Where a layout comes from. */
export interface Origin {
  by: 'profile' | 'preset';
  /** Name of the profile or preset. */
  name: string;
  reading: Reading;
  recognised?: RecognisedPreset;
}

/** The profile's definitions, completed by the preset. Undefined if neither defines the columns. */
export function originOf(
  profile: Profile | undefined,
  recognised: RecognisedPreset | undefined,
): Origin | undefined {
  if (profile?.columns || profile?.wide) return { by: 'profile', name: profile.name, reading: profile };
  if (!recognised) return undefined;
  const { preset } = recognised;
  if (!profile) return { by: 'preset', name: preset.name, reading: preset, recognised };
  return { by: 'profile', name: profile.name, reading: extendPreset(preset, profile), recognised };
}
