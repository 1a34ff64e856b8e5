import { createOwnSurface } from './createOwnSurface';
import { startFromTag } from './startFromTag';

void startFromTag(createOwnSurface);
