/*
 * The doorbell between the coordinator (process C) and one worker (process W), over all interleavings and with stores delayed
 * as x86 delays them. The code: src/Shared/Doorbells/Doorbell.cs, src/Worker/WorkerBell.cs and Session.cs,
 * src/Coordinator/Dispatch/DoorbellChannel.cs. check.sh runs it, and runs it once more with each protection taken out.
 *
 * Memory: plain stores go into a buffer of the process that stores, and reach memory some time later, in order (total store
 * order). Loads read memory: no process loads a word that it has itself in its buffer. An exchange and a fence wait until the
 * buffer is empty. So one side's load may be served before its own earlier store is seen, which is what the fences are for.
 *
 * Claims: nobody sleeps for ever (no invalid end state); what was rung is heard with its payload (assertions in listen); a pipe
 * never holds more than one wake, and none is left over at the end.
 */
#define ROUNDS 3

/* Words. */
#define BELL 0
#define BELL_PAYLOAD 1
#define ANSWER 2
#define ANSWER_PAYLOAD 3
#define C_PARKED 4
#define W_PARKED 5

byte memory[6];

/* Processes, and what is addressed to each of them. */
#define C 0
#define W 1

chan buffer_of_C = [2] of { byte, byte };
chan buffer_of_W = [2] of { byte, byte };
chan pipe_to_C = [2] of { bit };
chan pipe_to_W = [2] of { bit };

inline store(buffer, word, value) { buffer!word,value }

inline fence(buffer) { empty(buffer) }

inline exchange(buffer, word, value, before) {
  atomic { empty(buffer); before = memory[word]; memory[word] = value }
}

/* Doorbell.Ring, the fence after it, Doorbell.OwesWake, and the wake that it asks for. */
inline ring(buffer, sequence, payload, number, parked, pipe) {
  store(buffer, payload, number);
  store(buffer, sequence, number);
#ifndef NO_FENCE_AFTER_RING
  fence(buffer);
#endif
  if
  :: memory[parked] == 0
  :: memory[parked] != 0 ->
#ifdef NO_CLAIM
     atomic { assert(nfull(pipe)); pipe!1 }
#else
     exchange(buffer, parked, 0, before);
     if
     :: before == 0
     :: else -> atomic { assert(empty(pipe)); pipe!1 }
     fi
#endif
  fi
}

/* Doorbell.TryHear, Doorbell.Park, the read of the pipe, Doorbell.Unpark: until the ring of this number is heard. */
inline listen(buffer, sequence, payload, number, parked, pipe) {
  do
  :: memory[sequence] == number -> break           /* watched long enough */
  :: true ->                                       /* gave up watching: park */
#ifdef NO_FENCE_WHILE_PARKING
     store(buffer, parked, 1);
#else
     exchange(buffer, parked, 1, before);
#endif
#ifdef NO_SECOND_LOOK
     pipe?_;
     exchange(buffer, parked, 0, before)
#else
     if
     :: memory[sequence] != number ->
        pipe?_;
        exchange(buffer, parked, 0, before)
     :: memory[sequence] == number ->
        exchange(buffer, parked, 0, before);
        if
        :: before == 1                             /* nobody took the flag down: nobody sends a wake */
        :: else ->
#ifndef NO_CLAIM
           pipe?_;                                 /* somebody did: exactly one is on its way */
           exchange(buffer, parked, 0, before)
#endif
        fi
     fi
#endif
  od;
  assert(memory[payload] == number)
}

active proctype Coordinator() {
  byte number = 1;
  byte before;
  do
  :: number <= ROUNDS ->
     ring(buffer_of_C, BELL, BELL_PAYLOAD, number, W_PARKED, pipe_to_W);
     listen(buffer_of_C, ANSWER, ANSWER_PAYLOAD, number, C_PARKED, pipe_to_C);
     number++
  :: number > ROUNDS -> break
  od;
  fence(buffer_of_C);
  assert(empty(pipe_to_C))
}

active proctype Worker() {
  byte number = 1;
  byte before;
  do
  :: number <= ROUNDS ->
     listen(buffer_of_W, BELL, BELL_PAYLOAD, number, W_PARKED, pipe_to_W);
     ring(buffer_of_W, ANSWER, ANSWER_PAYLOAD, number, C_PARKED, pipe_to_C);
     number++
  :: number > ROUNDS -> break
  od;
  fence(buffer_of_W);
  assert(empty(pipe_to_W))
}

/* The hardware: some time later, in order. */
active proctype Memory() {
  byte word;
  byte value;
end:
  do
  :: atomic { buffer_of_C?word,value -> memory[word] = value }
  :: atomic { buffer_of_W?word,value -> memory[word] = value }
  od
}
