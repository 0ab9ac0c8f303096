import { post } from '@/api/client';
import type { FileValue } from '@/api/types';

/** Sends one file; it belongs to its author until a record refers to it. */
export function uploadFile(file: File): Promise<FileValue> {
  const body = new FormData();
  body.set('file', file);
  return post<FileValue>('/files', body);
}
