//! Changes in the sources of the C++ library. One that does not fit stops the recipe.

/// Replacements: file, what stands there exactly once, what should.
pub(super) const EDITS: &[(&str, &str, &str)] = &[
    // wasi-libc has no copy_file_range.
    (
        "libcxx/src/filesystem/operations.cpp",
        "#if _LIBCPP_GLIBC_PREREQ(2, 27) || _LIBCPP_HAS_MUSL_LIBC || defined(__FreeBSD__)\n",
        "#if 0\n",
    ),
    // c/fast_streams.cpp has a sync_with_stdio that does something; in a file of its own it is
    // linked only into programs that call it.
    (
        "libcxx/src/ios.cpp",
        "bool ios_base::sync_with_stdio(bool sync) {\n  static bool previous_state = true;\n  \
         bool r                     = previous_state;\n  previous_state             = sync;\n  \
         return r;\n}\n",
        "",
    ),
    // With a size_t of 32 bits, libc++ hashes 64-bit integers byte by byte, which made an
    // unordered_map of them 4.8 times slower than where size_t has 64. The upper half is
    // spread by the golden ratio, so that two coordinates packed into one integer do not
    // collide; a small number stays itself.
    (
        "libcxx/include/__functional/hash.h",
        "__is_unqualified_v<_Tp> && (sizeof(_Tp) > sizeof(size_t))> >\n    : __scalar_hash<_Tp> {};\n",
        "__is_unqualified_v<_Tp> && (sizeof(_Tp) > sizeof(size_t))> >\n    : __scalar_hash<_Tp> {\n  \
         _LIBCPP_HIDE_FROM_ABI size_t operator()(_Tp __v) const _NOEXCEPT {\n    \
         if (sizeof(_Tp) == 2 * sizeof(size_t))\n      \
         return static_cast<size_t>(__v) + static_cast<size_t>(__v >> 32) * 0x9E3779B1u;\n    \
         return __scalar_hash<_Tp>::operator()(__v);\n  }\n};\n",
    ),
    // Fast ways for plain numbers and characters: c/plain_numbers.cpp.
    (
        "libcxx/include/ios",
        "  void* __loc_;\n",
        "  friend struct __mettle_stream_access;\n  void* __loc_;\n",
    ),
    (
        "libcxx/include/istream",
        "__input_arithmetic(basic_istream<_CharT, _Traits>& __is, _Tp& __n) {\n",
        "__input_arithmetic(basic_istream<_CharT, _Traits>& __is, _Tp& __n) {\n  \
         if constexpr (__is_same(basic_istream<_CharT, _Traits>, basic_istream<char>) && \
         __is_integral(_Tp) && !__is_same(_Tp, bool)) {\n    \
         constexpr long long __most = sizeof(_Tp) < 8 ? static_cast<long long>(numeric_limits<_Tp>::max()) \
         : numeric_limits<long long>::max();\n    long long __plain;\n    \
         if (std::__mettle_read_integer(__is, __plain, static_cast<long long>(numeric_limits<_Tp>::min()), __most)) {\n      \
         __n = static_cast<_Tp>(__plain);\n      return __is;\n    }\n  }\n",
    ),
    (
        "libcxx/include/istream",
        "__input_arithmetic_with_numeric_limits(basic_istream<_CharT, _Traits>& __is, _Tp& __n) {\n",
        "__input_arithmetic_with_numeric_limits(basic_istream<_CharT, _Traits>& __is, _Tp& __n) {\n  \
         if constexpr (__is_same(basic_istream<_CharT, _Traits>, basic_istream<char>)) {\n    \
         long long __plain;\n    \
         if (std::__mettle_read_integer(__is, __plain, numeric_limits<_Tp>::min(), numeric_limits<_Tp>::max())) {\n      \
         __n = static_cast<_Tp>(__plain);\n      return __is;\n    }\n  }\n",
    ),
    (
        "libcxx/include/istream",
        "template <class _Tp, class _CharT, class _Traits>\n_LIBCPP_HIDE_FROM_ABI basic_istream<_CharT, _Traits>&\n__input_arithmetic(",
        "bool __mettle_read_integer(basic_istream<char>& __is, long long& __n, long long __least, long long __most);\n\n\
         template <class _Tp, class _CharT, class _Traits>\n_LIBCPP_HIDE_FROM_ABI basic_istream<_CharT, _Traits>&\n__input_arithmetic(",
    ),
    (
        "libcxx/include/__ostream/put_character_sequence.h",
        "template <class _CharT, class _Traits>\n",
        "bool __mettle_write_integer(basic_ostream<char>& __os, unsigned long long __magnitude, bool __negative);\n\
         bool __mettle_write_chars(basic_ostream<char>& __os, const char* __str, size_t __len);\n\n\
         template <class _CharT, class _Traits>\n",
    ),
    (
        "libcxx/include/__ostream/put_character_sequence.h",
        "__put_character_sequence(basic_ostream<_CharT, _Traits>& __os, const _CharT* __str, size_t __len) {\n",
        "__put_character_sequence(basic_ostream<_CharT, _Traits>& __os, const _CharT* __str, size_t __len) {\n  \
         if constexpr (__is_same(basic_ostream<_CharT, _Traits>, basic_ostream<char>))\n    \
         if (std::__mettle_write_chars(__os, __str, __len))\n      return __os;\n",
    ),
    (
        "libcxx/include/__ostream/basic_ostream.h",
        "  _LIBCPP_HIDE_FROM_ABI basic_ostream& __put_num(_Tp __value) {\n",
        "  _LIBCPP_HIDE_FROM_ABI basic_ostream& __put_num(_Tp __value) {\n    \
         if constexpr (__is_same(basic_ostream, basic_ostream<char>) && __is_integral(_Tp) && \
         !__is_same(_Tp, bool)) {\n      \
         unsigned long long __bits = static_cast<unsigned long long>(__value);\n      \
         if (std::__mettle_write_integer(*this, __value < 0 ? 0 - __bits : __bits, __value < 0))\n        \
         return *this;\n    }\n",
    ),
    (
        "libcxx/include/__ostream/basic_ostream.h",
        "  _LIBCPP_HIDE_FROM_ABI basic_ostream& __put_num_integer_promote(_Tp __value) {\n",
        "  _LIBCPP_HIDE_FROM_ABI basic_ostream& __put_num_integer_promote(_Tp __value) {\n    \
         if constexpr (__is_same(basic_ostream, basic_ostream<char>)) {\n      \
         unsigned long long __bits = static_cast<unsigned long long>(__value);\n      \
         if (std::__mettle_write_integer(*this, __value < 0 ? 0 - __bits : __bits, __value < 0))\n        \
         return *this;\n    }\n",
    ),
];
