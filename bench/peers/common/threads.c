#include "threads.h"

#include "refuse.h"

#include <omp.h>

void start_threads(int workers)
{
    int started = 0;
    omp_set_dynamic(0);
    omp_set_num_threads(workers);
#pragma omp parallel reduction(+ : started)
    started += 1;
    if (started != workers) {
        refuse("Cannot measure because the system gives fewer threads: threads=%d, expected=%d.", started, workers);
    }
}
