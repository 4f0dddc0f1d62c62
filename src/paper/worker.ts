import type { MessagePort } from 'node:worker_threads';
import type * as Typst from '@myriaddreamin/typst-ts-node-compiler';

export type WorkerSetting = { compiler: string; workspace: string; fontFiles: readonly string[] };
export type WorkerJob = { main: string; inputs: Record<string, string>; standard: string; createdAt: number };
export type Diagnostic = { file: string; line: number; column: number; reason: string };
export type WorkerAnswer = { pdf: Uint8Array<ArrayBuffer> } | { diagnostics: Diagnostic[] };

type Reported = {
  path?: string;
  range?: { start?: { line: number; character: number } };
  message?: string;
  hints?: string[];
};

/**
 * Runs inside the worker thread. Its text is handed to the thread, so that nothing has to lie beside the program,
 * compiled or not: it may use its argument and nothing else of this module.
 */
function paperWorker(require: NodeJS.Require): void {
  const threads: { parentPort: MessagePort; workerData: WorkerSetting } = require('node:worker_threads');
  const { parentPort, workerData } = threads;
  const { NodeCompiler }: typeof Typst = require(workerData.compiler);
  const fontArgs = [{ fontPaths: [...workerData.fontFiles] }];
  const compiler = NodeCompiler.create({ workspace: workerData.workspace, fontArgs });

  const located = (reported: Reported[], main: string): Diagnostic[] =>
    reported.map(({ path, range, message, hints }) => ({
      file: path ? path : main,
      line: (range?.start?.line ?? 0) + 1,
      column: (range?.start?.character ?? 0) + 1,
      reason: [message ?? 'no reason given', ...(hints ?? [])].join('; '),
    }));

  const compose = ({ main, inputs, standard, createdAt }: WorkerJob): WorkerAnswer => {
    const compiled = compiler.compile({ mainFilePath: main, inputs });
    const problem = compiled.hasError() ? compiled.takeDiagnostics() : null;
    if (problem) return { diagnostics: located(compiler.fetchDiagnostics(problem), main) };
    if (!compiled.result) return { diagnostics: located([{ message: 'no document came out' }], main) };
    try {
      const pdf = compiler.pdf(compiled.result, { pdfStandard: standard, creationTimestamp: createdAt });
      return { pdf: new Uint8Array(pdf) };
    } catch (error) {
      // Export errors are a debug print of the engine; only their messages say something.
      const said = [...String(error).matchAll(/message: "((?:[^"\\]|\\.)*)"/g)].map(([, text]) => ({
        message: text ?? '',
      }));
      return { diagnostics: located(said.length ? said : [{ message: 'the PDF could not be written' }], main) };
    }
  };

  parentPort.on('message', (job: WorkerJob) => {
    const answer = compose(job);
    // Without this the engine keeps about 2 MB of every sheet.
    compiler.evictCache(2);
    parentPort.postMessage(answer, 'pdf' in answer ? [answer.pdf.buffer] : []);
  });
  parentPort.postMessage('ready');
}

export const workerSource = `(${paperWorker.toString()})(require)`;
