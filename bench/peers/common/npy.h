#ifndef PEER_NPY_H
#define PEER_NPY_H

/* Rows of FOLDER/COLUMN.npy; refuses what isn't one-dimensional little-endian float32. */
long npy_rows(const char *folder, const char *column);

/* Reads that many rows. */
void npy_read(const char *folder, const char *column, float *rows, long count);

/* Writes FOLDER/COLUMN.npy; the folder must be there. */
void npy_write(const char *folder, const char *column, const float *rows, long count);

#endif
