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

enum { BLOCK_ROWS = 1024, HUGE_PAGE_BYTES = 2 << 20 };

/* Linux 6.1; older headers lack it. */
#ifndef MADV_COLLAPSE
#define MADV_COLLAPSE 25
#endif

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

/* Only where an address is congruent to its place in the file, modulo a huge page, can one be mapped. */
static void *map_aligned(int file, size_t bytes)
{
    char *room = mmap(NULL, bytes + HUGE_PAGE_BYTES, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (room == MAP_FAILED) {
        return MAP_FAILED;
    }

    char *start = room + (HUGE_PAGE_BYTES - (size_t)room % HUGE_PAGE_BYTES) % HUGE_PAGE_BYTES;
    return mmap(start, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, file, 0);
}

/* /dev/shm grants no huge pages at a fault; small ones that are there can be collapsed. A wish: huge_bytes says what came of it. */
static void collapse(float *column, size_t bytes)
{
    for (size_t at = 0; at + HUGE_PAGE_BYTES <= bytes; at += HUGE_PAGE_BYTES) {
        madvise((char *)column + at, HUGE_PAGE_BYTES, MADV_COLLAPSE);
    }
}

float *map_column(const char *name, long rows, bool is_huge)
{
    size_t bytes = (size_t)(rows + BLOCK_ROWS - 1) / BLOCK_ROWS * BLOCK_ROWS * sizeof(float);
    require_space(name, bytes);
    int file = open_nameless(name);
    int cause = file < 0 ? errno : posix_fallocate(file, 0, (off_t)bytes); /* which leaves errno alone */
    if (cause != 0) {
        refuse("Cannot map column %s because the system refused a file in /dev/shm: bytes=%zu, cause=%s.", name, bytes, strerror(cause));
    }

    float *column = map_aligned(file, bytes);
    close(file);
    if (column == MAP_FAILED) {
        refuse("Cannot map column %s because the system refused: bytes=%zu, cause=%s.", name, bytes, strerror(errno));
    }

    if (is_huge) {
        collapse(column, bytes);
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
