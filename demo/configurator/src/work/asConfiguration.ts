import type { Configuration } from '../../../../src/config/schema';
import type { Document } from './Json';

/** For what reads a configuration as the product does: what it cannot understand, it passes over. */
export const asConfiguration = (document: Document): Configuration => document;
