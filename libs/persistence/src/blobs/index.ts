export { type BlobPlace, BlobRepository } from './blob.repository.ts';
export { BlobShelf } from './blob-shelf.ts';
