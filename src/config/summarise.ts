import type { Diagnostic } from './Diagnostic';
import type { DiagnosticTexts } from './inWords';

/** How many errors and warnings there are, such as «2 ошибки, 1 предупреждение». */
export function summarise(
  diagnostics: readonly Diagnostic[],
  texts: DiagnosticTexts,
  language: string,
): string {
  const rules = new Intl.PluralRules(language);
  return (['error', 'warning'] as const)
    .flatMap((severity) => {
      const count = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
      const forms: Readonly<Record<string, unknown>> = texts;
      const text = String(forms[`${severity}s_${rules.select(count)}`]);
      return count > 0 ? text.replace('{{count}}', String(count)) : [];
    })
    .join(', ');
}
