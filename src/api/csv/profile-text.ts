import { UnprocessableEntityException } from '@nestjs/common';
import { yamlFault } from '../../config/yaml-text.js';
import { parseProfiles, type Profile, profileOf } from '../../sources/csv/profiles/profile.js';
import { yamlFieldFault, parseClientYaml } from '../yaml-faults.js';

const PLACE = { path: 'profile', segments: ['profile'] };

/**
 * Parses profiles in the format of CSV_PROFILES, one of which must apply to the file.
 * @throws UnprocessableEntityException that names line, entry and key
 */
export function profilesFor(file: string, text: string): readonly Profile[] {
  const profiles = parseClientYaml(PLACE, () => parseProfiles(text));
  if (profileOf(profiles, file)) return profiles;
  const message = `no entry applies to the file ${JSON.stringify(file)}: expected its name or a glob that matches it`;
  const fault = yamlFieldFault(PLACE, yamlFault(text, [0, 'files'], message));
  throw new UnprocessableEntityException({ message: fault.message, errors: [fault] });
}
