// The tags and small types of GNU's policy-based containers, for programs that name them.
#ifndef METTLE_PB_DS_TYPES
#define METTLE_PB_DS_TYPES

namespace __gnu_pbds {

struct null_type {};
struct null_mapped_type {};

struct rb_tree_tag {};
struct splay_tree_tag {};
struct ov_tree_tag {};
struct pairing_heap_tag {};
struct binary_heap_tag {};
struct binomial_heap_tag {};
struct rc_binomial_heap_tag {};
struct thin_heap_tag {};

template <class NodeCItr, class NodeItr, class Compare, class Allocator>
struct null_node_update {};
template <class NodeCItr, class NodeItr, class Compare, class Allocator>
struct tree_order_statistics_node_update {};

} // namespace __gnu_pbds

#endif
