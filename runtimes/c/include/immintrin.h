// Programs written for x86 include this for a pragma's sake or for its scalar functions; those
// are here. Vector types are not: write loops, the compiler vectorises them.
#ifndef METTLE_X86_INTRINSICS_H
#define METTLE_X86_INTRINSICS_H

static inline int _mm_popcnt_u32(unsigned n) { return __builtin_popcount(n); }
static inline long long _mm_popcnt_u64(unsigned long long n) { return __builtin_popcountll(n); }
static inline unsigned _lzcnt_u32(unsigned n) { return n ? __builtin_clz(n) : 32; }
static inline unsigned long long _lzcnt_u64(unsigned long long n) { return n ? __builtin_clzll(n) : 64; }
static inline unsigned _tzcnt_u32(unsigned n) { return n ? __builtin_ctz(n) : 32; }
static inline unsigned long long _tzcnt_u64(unsigned long long n) { return n ? __builtin_ctzll(n) : 64; }
static inline void _mm_pause(void) {}

#endif
