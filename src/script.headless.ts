import { startFromTag } from './startFromTag';

void startFromTag();
