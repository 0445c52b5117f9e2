#define _GNU_SOURCE
#include "columns.h"

#include "refuse.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/statvfs.h>
#include <unistd.h>

enum { BLOCK_ROWS = 1024 };

/* A full memory file system shows itself as a killed process when a page is first touched. */
static void require_space(const char *name, size_t bytes)
{
    struct statvfs space;
    if (statvfs("/dev/shm", &space) == 0 && (size_t)space.f_bavail * space.f_frsize < bytes) {
        refuse("Cannot map column %s because shared memory is too small: needed=%zu, available=%zu.", name, bytes,
               (size_t)space.f_bavail * space.f_frsize);
    }
}

static int open_nameless(const char *name)
{
    char path[128];
    snprintf(path, sizeof path, "/dev/shm/peer-%ld-%s", (long)getpid(), name);
    int file = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
    if (file >= 0) {
        unlink(path);
    }

    return file;
}

float *map_column(const char *name, long rows, bool is_huge)
{
    size_t bytes = (size_t)(rows + BLOCK_ROWS - 1) / BLOCK_ROWS * BLOCK_ROWS * sizeof(float);
    require_space(name, bytes);
    int file = open_nameless(name);
    if (file < 0 || ftruncate(file, (off_t)bytes) != 0) {
        refuse("Cannot map column %s because the system refused a file in /dev/shm: cause=%s.", name, strerror(errno));
    }

    float *column = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (column == MAP_FAILED) {
        refuse("Cannot map column %s because the system refused: bytes=%zu, cause=%s.", name, bytes, strerror(errno));
    }

    if (is_huge) {
        madvise(column, bytes, MADV_HUGEPAGE); /* a wish; huge_bytes says what came of it */
    }

    return column;
}

long huge_bytes(void)
{
    FILE *maps = fopen("/proc/self/smaps", "r");
    long total = 0;
    char line[512];
    while (maps != NULL && fgets(line, sizeof line, maps) != NULL) {
        long kibibytes;
        if (sscanf(line, "ShmemPmdMapped: %ld kB", &kibibytes) == 1) {
            total += kibibytes * 1024;
        }
    }

    if (maps != NULL) {
        fclose(maps);
    }

    return total;
}
