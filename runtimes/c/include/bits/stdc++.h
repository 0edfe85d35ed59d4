// All of the C++ standard library, the header contest programs include.
#ifndef METTLE_BITS_STDCXX_H
#define METTLE_BITS_STDCXX_H

#include <cassert>
#include <cctype>
#include <cerrno>
#include <cfenv>
#include <cfloat>
#include <cinttypes>
#include <climits>
#include <clocale>
#include <cmath>
#include <csetjmp>
#include <csignal>
#include <cstdarg>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <cuchar>
#include <cwchar>
#include <cwctype>

#include <algorithm>
#include <array>
#include <atomic>
#include <bitset>
#include <chrono>
#include <complex>
#include <condition_variable>
#include <deque>
#include <exception>
#include <forward_list>
#include <fstream>
#include <functional>
#include <future>
#include <initializer_list>
#include <iomanip>
#include <ios>
#include <iosfwd>
#include <iostream>
#include <istream>
#include <iterator>
#include <limits>
#include <list>
#include <locale>
#include <map>
#include <memory>
#include <mutex>
#include <new>
#include <numeric>
#include <ostream>
#include <queue>
#include <random>
#include <ratio>
#include <regex>
#include <scoped_allocator>
#include <set>
#include <shared_mutex>
#include <sstream>
#include <stack>
#include <stdexcept>
#include <streambuf>
#include <string>
#include <system_error>
#include <thread>
#include <tuple>
#include <type_traits>
#include <typeindex>
#include <typeinfo>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <valarray>
#include <vector>

#if __cplusplus >= 201703L
#include <any>
#include <bits/long_double_chars.h>
#include <charconv>
#include <execution>
#include <filesystem>
#include <memory_resource>
#include <optional>
#include <string_view>
#include <variant>
#endif

#if __cplusplus >= 202002L
#include <barrier>
#include <bit>
#include <compare>
#include <concepts>
#include <coroutine>
#include <format>
#include <latch>
#include <numbers>
#include <ranges>
#include <semaphore>
#include <source_location>
#include <span>
#include <stop_token>
#include <syncstream>
#include <version>
#endif

#if __cplusplus > 202002L
#include <expected>
#include <flat_map>
#include <flat_set>
#include <mdspan>
#include <print>
#endif

// Names of GNU's library that are no standard, yet common in contest programs.
namespace std {

inline int __lg(int n) { return 31 - __builtin_clz(n); }
inline int __lg(unsigned n) { return 31 - __builtin_clz(n); }
inline int __lg(long n) { return 8 * sizeof n - 1 - __builtin_clzl(n); }
inline int __lg(unsigned long n) { return 8 * sizeof n - 1 - __builtin_clzl(n); }
inline int __lg(long long n) { return 63 - __builtin_clzll(n); }
inline int __lg(unsigned long long n) { return 63 - __builtin_clzll(n); }

// libc++ has a __gcd too, for unsigned numbers only.
inline int __gcd(int a, int b) { return std::gcd(a, b); }
inline long __gcd(long a, long b) { return std::gcd(a, b); }
inline long long __gcd(long long a, long long b) { return std::gcd(a, b); }

} // namespace std

#endif
