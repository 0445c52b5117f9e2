#ifndef PEER_VECTORS_H
#define PEER_VECTORS_H

/* The widest registers that the compiler was allowed to use (-march=native), as GCC's portable vector type. */
#if defined(__AVX512F__)
enum { VECTOR_BYTES = 64 };
#elif defined(__AVX__)
enum { VECTOR_BYTES = 32 };
#else
enum { VECTOR_BYTES = 16 };
#endif

typedef float vector __attribute__((vector_size(VECTOR_BYTES), may_alias));

enum { LANES = VECTOR_BYTES / sizeof(float) };

/*
 * Makes the compiler forget what it knows about a vector, at the price of no instruction. Without this, it would move
 * what depends on it alone out of the loop over ticks, and the arithmetic of every tick is the point.
 */
#if defined(__x86_64__)
#define FORGET(v) __asm__ volatile("" : "+v"(v))
#else
#define FORGET(v) __asm__ volatile("" : "+w"(v))
#endif

#endif
