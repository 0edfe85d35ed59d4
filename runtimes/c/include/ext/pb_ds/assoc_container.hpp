// GNU's policy-based associative containers, as far as contest programs use them.
#ifndef METTLE_PB_DS_ASSOC_CONTAINER
#define METTLE_PB_DS_ASSOC_CONTAINER

#include <ext/pb_ds/tree.hpp>
#include <unordered_map>
#include <unordered_set>

namespace __gnu_pbds {

template <class Key, class Mapped, class Hash, class Equal>
struct hash_base {
  using type = std::unordered_map<Key, Mapped, Hash, Equal>;
};
template <class Key, class Hash, class Equal>
struct hash_base<Key, null_type, Hash, Equal> {
  using type = std::unordered_set<Key, Hash, Equal>;
};

template <class Key, class Mapped, class Hash = std::hash<Key>, class Equal = std::equal_to<Key>,
          class... Policies>
struct gp_hash_table : hash_base<Key, Mapped, Hash, Equal>::type {};

template <class Key, class Mapped, class Hash = std::hash<Key>, class Equal = std::equal_to<Key>,
          class... Policies>
struct cc_hash_table : hash_base<Key, Mapped, Hash, Equal>::type {};

} // namespace __gnu_pbds

#endif
