#!/usr/bin/env bash
# Builds the C peers into bench/peers/bin. The flags are part of what is measured: see bench/README.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

strict=(-std=c11 -Wall -Wextra -Werror -O3 -march=native -fopenmp -ffp-contract=off)
# Vector sine and cosine are used only where the compiler may reorder arithmetic.
vector_math=(-std=c11 -Wall -Wextra -Werror -O3 -march=native -fopenmp -ffast-math)

# GCC prefers narrower registers on many processors that have 512 bits. Compilers for other processors refuse the option.
if [ "$(uname -m)" = x86_64 ]; then
  strict+=(-mprefer-vector-width=512)
  vector_math+=(-mprefer-vector-width=512)
fi

mkdir -p bin/objects
for source in common/*.c; do
  gcc "${strict[@]}" -c "$source" -o "bin/objects/$(basename "$source" .c).o"
done

link() { # NAME OBJECT: without -ffast-math, which would switch denormals off in the whole program
  gcc -fopenmp "$2" bin/objects/{channels,columns,generated,npy,options,ping_pong,places,quantiles,race,refuse,samples,sha256,shared_words,threads,ulp}.o -lmvec -lm -o "bin/$1"
}

for name in motion trig triad pingpong omp_empty; do
  gcc "${strict[@]}" -c "$name.c" -o "bin/objects/main-$name.o"
  link "$name" "bin/objects/main-$name.o"
done

gcc "${vector_math[@]}" -DSEPARATE_LOOPS -c trig.c -o bin/objects/main-trig-libmvec.o
link trig-libmvec bin/objects/main-trig-libmvec.o
gcc "${vector_math[@]}" -c sincos.c -o bin/objects/main-sincos.o
link sincos bin/objects/main-sincos.o

# A peer that quietly fell back to scalar functions would flatter whoever is compared with it.
for name in trig-libmvec sincos; do
  for function in sinf cosf; do
    if [[ $(nm "bin/$name") != *_ZGV*v_$function* ]]; then
      echo "Cannot measure against the C library's vector $function because the compiler didn't call it: program=$name," \
        "expected=a symbol such as _ZGVeN16v_$function. Install a glibc with libmvec and a GCC that knows it." >&2
      exit 2
    fi
  done
done

# Nor may the region be gone that does nothing.
if [[ $(nm bin/objects/main-omp_empty.o) != *GOMP_parallel* ]]; then
  echo "Cannot measure an empty parallel region because the compiler removed it: program=omp_empty, expected=a call of GOMP_parallel." \
    "Give the region something that this compiler can't see through." >&2
  exit 2
fi
