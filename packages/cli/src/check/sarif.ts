import type { Severity } from '@rubric-lang/diagnostics';
import type { CheckJson, JsonSpan } from './check-json.ts';

// SARIF knows no questions; an open choice keeps a rubric from computing, so it is a warning at least.
const levels = { error: 'error', question: 'warning', warning: 'warning', hint: 'note' } as const satisfies Record<
  Severity,
  string
>;

/** The report as SARIF 2.1.0, for code hosts that show messages beside the lines. */
export function sarifOf(report: CheckJson, version: string, nameOf: (code: string) => string): unknown {
  const codes = [...new Set(report.files.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code)))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        columnKind: 'unicodeCodePoints',
        tool: {
          driver: {
            name: 'rubric',
            version,
            rules: codes.map((id) => ({ id, shortDescription: { text: nameOf(id) } })),
          },
        },
        results: report.files.flatMap(({ path, diagnostics }) =>
          diagnostics.map((diagnostic) => ({
            ruleId: diagnostic.code,
            ruleIndex: codes.indexOf(diagnostic.code),
            level: levels[diagnostic.severity],
            message: { text: [diagnostic.message, diagnostic.advice].filter(Boolean).join('\n') },
            locations: [location(diagnostic.path ?? path, diagnostic.span)],
            ...(diagnostic.related.length === 0
              ? {}
              : {
                  relatedLocations: diagnostic.related.map(({ message, span }, id) => ({
                    id,
                    message: { text: message },
                    ...location(path, span),
                  })),
                }),
            ...(diagnostic.fixes.length === 0
              ? {}
              : {
                  fixes: diagnostic.fixes.map(({ title, edits }) => ({
                    description: { text: title },
                    artifactChanges: [
                      {
                        artifactLocation: { uri: uriOf(path) },
                        replacements: edits.map(({ span, text }) => ({
                          deletedRegion: region(span),
                          insertedContent: { text },
                        })),
                      },
                    ],
                  })),
                }),
          })),
        ),
      },
    ],
  };
}

function location(path: string, span: JsonSpan): { readonly physicalLocation: unknown } {
  return { physicalLocation: { artifactLocation: { uri: uriOf(path) }, region: region(span) } };
}

function region({ line, column, endLine, endColumn }: JsonSpan): unknown {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** A relative path as a relative URI; SARIF wants forward strokes and nothing that a URI cannot hold. */
function uriOf(path: string): string {
  const uri = path.split('\\').join('/').split('/').map(encodeURIComponent).join('/');
  return /^[A-Za-z]%3A\//.test(uri)
    ? `file:///${uri.replace('%3A', ':')}`
    : uri.startsWith('/')
      ? `file://${uri}`
      : uri;
}
