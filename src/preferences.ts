import type { Config } from './config/Config';
import type { Reader } from './config/createReader';
import { readDeclaration } from './config/readDeclaration';
import { loadEntries } from './loadEntries';
import type { Kit, SecondLayer } from './ui/Kit';
import { definePreferences } from './ui/preferences/definePreferences';

/** The second layer. A part of its own, loaded when it is first wanted. */
export const takePreferences = async (kit: Kit, reader: Reader, config: Config): Promise<SecondLayer> =>
  definePreferences(
    kit,
    readDeclaration(
      reader,
      config,
      await loadEntries(
        config.services.map(({ id }) => id),
        kit.vendors,
      ),
    ),
  );
