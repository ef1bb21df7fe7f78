/** Seals under the key of one person. Null means that the key was destroyed: there is nothing to seal or to read. */
export interface SubjectCipher {
  readonly seal: (subjectKeyRef: string, plain: Uint8Array) => Promise<Uint8Array | null>;
  readonly open: (subjectKeyRef: string, sealed: Uint8Array) => Promise<Uint8Array | null>;
}
