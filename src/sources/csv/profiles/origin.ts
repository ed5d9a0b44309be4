import { onTopOf, type Profile } from './profile.js';
import type { Recognised } from './recognise.js';
import type { Reading } from './reading.js';

/** What says how a file is laid out. */
export interface Origin {
  by: 'profile' | 'preset';
  /** Of the profile or preset. */
  name: string;
  reading: Reading;
  recognised?: Recognised;
}

/** A profile says what it says, the preset that the file has the rest. Undefined where nothing says which columns there are. */
export function originOf(
  profile: Profile | undefined,
  recognised: Recognised | undefined,
): Origin | undefined {
  if (profile?.columns || profile?.wide) return { by: 'profile', name: profile.name, reading: profile };
  if (!recognised) return undefined;
  const { preset } = recognised;
  if (!profile) return { by: 'preset', name: preset.name, reading: preset, recognised };
  return { by: 'profile', name: profile.name, reading: onTopOf(preset, profile), recognised };
}
