import rule from '../../../../integrations/autoconsent.json?raw';

/** The rule for autoconsent, as this project ships it. */
export const createAutoconsentRule = (): string => rule;
