import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { EnvelopeScan } from './answers.js';
import { sampleEnvelope, useEnvelopeScan } from './mail-api.js';
import type { SheetImage } from './sheets.js';

/** What was photographed of one envelope so far; the same file again is the same paper. */
export function usePapers(envelopeId?: string, onRead?: () => void) {
  const [scans, setScans] = useState<EnvelopeScan[]>([]);
  const scan = useEnvelopeScan((scanned) => {
    setScans((before) => [...before.filter(({ documentId }) => documentId !== scanned.documentId), scanned]);
    onRead?.();
  });
  const read = (file: File) =>
    scan.mutate({
      file,
      named: `${file.name} ${file.size} ${file.lastModified}`,
      envelopeId: envelopeId ?? scans[0]?.envelopeId,
    });
  const sample = useMutation({ mutationFn: sampleEnvelope, onSuccess: read });
  return {
    scans,
    images: scans.flatMap(({ documentId, pages }): SheetImage[] =>
      pages.map(({ page, url }) => ({ documentId, page, url })),
    ),
    read,
    sample: () => sample.mutate(),
    isPending: scan.isPending || sample.isPending,
    error: scan.error ?? sample.error,
    clear: () => {
      setScans([]);
      scan.reset();
      sample.reset();
    },
  };
}

export type Papers = ReturnType<typeof usePapers>;
