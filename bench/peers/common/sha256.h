#ifndef PEER_SHA256_H
#define PEER_SHA256_H

#include <stddef.h>
#include <stdint.h>

struct sha256 {
    uint32_t state[8];
    uint64_t bytes;
    unsigned char rest[64];
};

void sha256_start(struct sha256 *hash);
void sha256_add(struct sha256 *hash, const void *data, size_t bytes);

/* Writes 64 hexadecimal digits and a terminator. */
void sha256_finish(struct sha256 *hash, char digits[65]);

#endif
