/** One file of a multipart request, whole or refused with its limit named. */
import type { MultipartFile } from '@fastify/multipart';
import { EdgeProblem } from '../edge/problem.filter.js';
import type { MadoguchiRequest } from '../edge/principal.js';

export const receiveFile = async (request: MadoguchiRequest): Promise<{ bytes: Uint8Array; fileName: string }> => {
  if (!request.isMultipart()) throw new EdgeProblem(415, 'wrong-content-type');
  const file: MultipartFile | undefined = await request.file();
  if (!file) throw new EdgeProblem(400, 'documents.no-file');
  try {
    return { bytes: await file.toBuffer(), fileName: file.filename.slice(0, 200) };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'FST_REQ_FILE_TOO_LARGE') {
      // Reading stopped at the limit.
      const limit = Math.floor(file.file.bytesRead / 1_000_000);
      throw new EdgeProblem(413, 'documents.too-large', { file: file.filename.slice(0, 200), limit });
    }
    // The sender went away in the middle: nothing was stored.
    throw new EdgeProblem(400, 'documents.upload-cut');
  }
};
