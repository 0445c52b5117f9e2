#include "npy.h"

#include "refuse.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* The .npy format, version 1.0: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html */
static const char magic[] = "\x93NUMPY\x01";

enum { PREFIX_BYTES = 10, MOST_HEADER_BYTES = 65535 };

static FILE *open_column(const char *folder, const char *column, const char *mode)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s.npy", folder, column);
    FILE *file = fopen(path, mode);
    if (file == NULL) {
        refuse("Cannot open a column because the system refused: path=%s, cause=%s.", path, strerror(errno));
    }

    return file;
}

/* Leaves the file at its first row. */
static long read_header(FILE *file, const char *column)
{
    unsigned char prefix[PREFIX_BYTES];
    char text[MOST_HEADER_BYTES + 1] = "";
    if (fread(prefix, 1, sizeof prefix, file) != sizeof prefix || memcmp(prefix, magic, 7) != 0) {
        refuse("Cannot read column %s because it is no .npy file of version 1.", column);
    }

    size_t length = prefix[8] | (size_t)prefix[9] << 8;
    const char *shape;
    long rows = 0;
    int is_read = fread(text, 1, length, file) == length;
    if (!is_read || strstr(text, "'<f4'") == NULL || (shape = strstr(text, "'shape': (")) == NULL || sscanf(shape, "'shape': (%ld,)", &rows) != 1
        || rows < 1 || rows > 1L << 30) {
        refuse("Cannot read column %s because of its type or shape: header=%s, expected=float32, one-dimensional, 1 to 2^30 rows.", column, text);
    }

    return rows;
}

long npy_rows(const char *folder, const char *column)
{
    FILE *file = open_column(folder, column, "rb");
    long rows = read_header(file, column);
    fclose(file);
    return rows;
}

void npy_read(const char *folder, const char *column, float *rows, long count)
{
    FILE *file = open_column(folder, column, "rb");
    long there = read_header(file, column);
    if (there != count || fread(rows, sizeof *rows, (size_t)count, file) != (size_t)count) {
        refuse("Cannot read column %s because of its length: rows=%ld, expected=%ld.", column, there, count);
    }

    fclose(file);
}

void npy_write(const char *folder, const char *column, const float *rows, long count)
{
    enum { HEADER_BYTES = 118 }; /* with the prefix 128: the rows start aligned */
    char text[HEADER_BYTES + 1];
    int length = snprintf(text, sizeof text, "{'descr': '<f4', 'fortran_order': False, 'shape': (%ld,), }", count);
    memset(text + length, ' ', (size_t)(HEADER_BYTES - length));
    text[HEADER_BYTES - 1] = '\n';
    unsigned char prefix[PREFIX_BYTES] = {[7] = 0, [8] = HEADER_BYTES, [9] = 0};
    memcpy(prefix, magic, 7);
    FILE *file = open_column(folder, column, "wb");
    int is_written = fwrite(prefix, 1, sizeof prefix, file) == sizeof prefix && fwrite(text, 1, HEADER_BYTES, file) == HEADER_BYTES
                     && fwrite(rows, sizeof *rows, (size_t)count, file) == (size_t)count;
    if (fclose(file) != 0 || !is_written) {
        refuse("Cannot write column %s because the system refused: folder=%s, cause=%s.", column, folder, strerror(errno));
    }
}
