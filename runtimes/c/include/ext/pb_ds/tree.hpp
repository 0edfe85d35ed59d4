// __gnu_pbds::tree: an ordered set or map that also knows ranks (find_by_order, order_of_key).
//
// A treap: every node has a random priority, which keeps the expected depth logarithmic, and the
// size of its subtree. All trees answer rank queries, whatever policy the program names.
#ifndef METTLE_PB_DS_TREE
#define METTLE_PB_DS_TREE

#include <cstddef>
#include <ext/pb_ds/detail_types.hpp>
#include <functional>
#include <iterator>
#include <memory>
#include <type_traits>
#include <utility>

namespace __gnu_pbds {

template <class Key, class Mapped, class Compare = std::less<Key>, class Tag = rb_tree_tag,
          template <class, class, class, class> class Update = null_node_update,
          class Allocator = std::allocator<char>>
class tree {
  static constexpr bool is_set =
      std::is_same_v<Mapped, null_type> || std::is_same_v<Mapped, null_mapped_type>;

  struct node;

public:
  using key_type        = Key;
  using mapped_type     = Mapped;
  using value_type      = std::conditional_t<is_set, const Key, std::pair<const Key, Mapped>>;
  using cmp_fn          = Compare;
  using size_type       = std::size_t;
  using difference_type = std::ptrdiff_t;
  using reference       = value_type&;
  using const_reference = const value_type&;

  class iterator {
    friend class tree;
    const tree* owner = nullptr;
    node* at          = nullptr;
    iterator(const tree* owner, node* at) : owner(owner), at(at) {}

  public:
    using iterator_category = std::bidirectional_iterator_tag;
    using value_type        = tree::value_type;
    using difference_type   = std::ptrdiff_t;
    using pointer           = value_type*;
    using reference         = value_type&;

    iterator() = default;
    reference operator*() const { return at->value; }
    pointer operator->() const { return &at->value; }
    iterator& operator++() {
      at = next(at);
      return *this;
    }
    iterator& operator--() {
      at = at ? previous(at) : last(owner->root);
      return *this;
    }
    iterator operator++(int) {
      iterator before = *this;
      ++*this;
      return before;
    }
    iterator operator--(int) {
      iterator before = *this;
      --*this;
      return before;
    }
    friend bool operator==(const iterator& a, const iterator& b) { return a.at == b.at; }
    friend bool operator!=(const iterator& a, const iterator& b) { return a.at != b.at; }
  };
  using const_iterator         = iterator;
  using point_iterator         = iterator;
  using point_const_iterator   = iterator;
  using reverse_iterator       = std::reverse_iterator<iterator>;
  using const_reverse_iterator = reverse_iterator;

  tree() = default;
  explicit tree(const Compare& compare) : less(compare) {}
  template <class Iterator>
  tree(Iterator from, Iterator to) {
    copy_from_range(from, to);
  }
  tree(const tree& other) : less(other.less), root(copy(other.root, nullptr)) {}
  tree(tree&& other) noexcept { swap(other); }
  tree& operator=(tree other) {
    swap(other);
    return *this;
  }
  ~tree() { clear(); }

  iterator begin() const { return {this, first(root)}; }
  iterator end() const { return {this, nullptr}; }
  reverse_iterator rbegin() const { return reverse_iterator(end()); }
  reverse_iterator rend() const { return reverse_iterator(begin()); }
  size_type size() const { return size_of(root); }
  size_type max_size() const { return static_cast<size_type>(-1) / sizeof(node); }
  bool empty() const { return root == nullptr; }
  Compare get_cmp_fn() const { return less; }

  void swap(tree& other) {
    std::swap(less, other.less);
    std::swap(root, other.root);
  }
  void clear() {
    destroy(root);
    root = nullptr;
  }
  template <class Iterator>
  void copy_from_range(Iterator from, Iterator to) {
    for (; from != to; ++from)
      insert(*from);
  }

  iterator lower_bound(const Key& key) const {
    node* found = nullptr;
    for (node* at = root; at;)
      if (less(key_of(at), key))
        at = at->right;
      else
        found = at, at = at->left;
    return {this, found};
  }
  iterator upper_bound(const Key& key) const {
    node* found = nullptr;
    for (node* at = root; at;)
      if (less(key, key_of(at)))
        found = at, at = at->left;
      else
        at = at->right;
    return {this, found};
  }
  iterator find(const Key& key) const {
    iterator found = lower_bound(key);
    return found.at && !less(key, key_of(found.at)) ? found : end();
  }

  // The element with this many smaller ones; end() when there are not so many.
  iterator find_by_order(size_type order) const {
    node* at = root;
    while (at) {
      size_type smaller = size_of(at->left);
      if (order == smaller)
        break;
      if (order < smaller)
        at = at->left;
      else
        order -= smaller + 1, at = at->right;
    }
    return {this, at};
  }
  // How many elements are smaller than the key.
  size_type order_of_key(const Key& key) const {
    size_type smaller = 0;
    for (node* at = root; at;)
      if (less(key_of(at), key))
        smaller += size_of(at->left) + 1, at = at->right;
      else
        at = at->left;
    return smaller;
  }

  std::pair<iterator, bool> insert(const value_type& value) {
    node* parent = nullptr;
    node** place = &root;
    const Key& key = key_in(value);
    while (*place) {
      parent = *place;
      if (less(key, key_of(parent)))
        place = &parent->left;
      else if (less(key_of(parent), key))
        place = &parent->right;
      else
        return {iterator(this, parent), false};
    }
    node* added = *place = new node(value, parent);
    for (node* at = parent; at; at = at->parent)
      ++at->size;
    while (added->parent && added->parent->priority < added->priority)
      rotate_up(added);
    return {iterator(this, added), true};
  }
  template <class M = Mapped>
  std::enable_if_t<!std::is_same_v<M, null_type>, M&> operator[](const Key& key) {
    iterator found = find(key);
    return (found.at ? found : insert(value_type(key, M())).first).at->value.second;
  }

  bool erase(const Key& key) {
    iterator found = find(key);
    if (!found.at)
      return false;
    remove(found.at);
    return true;
  }
  iterator erase(iterator position) {
    node* after = next(position.at);
    remove(position.at);
    return {this, after};
  }
  template <class Predicate>
  size_type erase_if(Predicate predicate) {
    size_type before = size();
    for (iterator at = begin(); at != end();)
      at = predicate(*at) ? erase(at) : ++at;
    return before - size();
  }

  // Takes all elements of the other tree, which must all be smaller or all be larger.
  void join(tree& other) {
    if (root && other.root && less(key_of(first(other.root)), key_of(first(root))))
      std::swap(root, other.root);
    root       = merge(root, other.root);
    other.root = nullptr;
    if (root)
      root->parent = nullptr;
  }
  // Moves the elements larger than the key to the other tree, whose own are removed.
  void split(const Key& key, tree& other) {
    other.clear();
    node* smaller = nullptr;
    cut(root, key, smaller, other.root);
    root = smaller;
    for (node* top : {root, other.root})
      if (top)
        top->parent = nullptr;
  }

private:
  struct node {
    value_type value;
    node* left  = nullptr;
    node* right = nullptr;
    node* parent;
    size_type size = 1;
    unsigned priority;
    node(const value_type& value, node* parent)
        : value(value), parent(parent), priority(random_priority()) {}
  };

  Compare less{};
  node* root = nullptr;

  static unsigned random_priority() {
    static unsigned state = 2463534242u;
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    return state;
  }
  static const Key& key_in(const value_type& value) {
    if constexpr (is_set)
      return value;
    else
      return value.first;
  }
  static const Key& key_of(const node* at) { return key_in(at->value); }
  static size_type size_of(const node* at) { return at ? at->size : 0; }
  static node* first(node* at) {
    while (at && at->left)
      at = at->left;
    return at;
  }
  static node* last(node* at) {
    while (at && at->right)
      at = at->right;
    return at;
  }
  static node* next(node* at) {
    if (at->right)
      return first(at->right);
    while (at->parent && at->parent->right == at)
      at = at->parent;
    return at->parent;
  }
  static node* previous(node* at) {
    if (at->left)
      return last(at->left);
    while (at->parent && at->parent->left == at)
      at = at->parent;
    return at->parent;
  }
  static void update(node* at) { at->size = size_of(at->left) + size_of(at->right) + 1; }

  void replace_child(node* parent, node* child, node* with) {
    if (!parent)
      root = with;
    else if (parent->left == child)
      parent->left = with;
    else
      parent->right = with;
    if (with)
      with->parent = parent;
  }
  void rotate_up(node* at) {
    node* parent = at->parent;
    replace_child(parent->parent, parent, at);
    node*& inner = parent->left == at ? at->right : at->left;
    node*& outer = parent->left == at ? parent->left : parent->right;
    outer        = inner;
    if (inner)
      inner->parent = parent;
    inner          = parent;
    parent->parent = at;
    update(parent);
    update(at);
  }
  void remove(node* at) {
    node* parent = at->parent;
    replace_child(parent, at, merge(at->left, at->right));
    for (; parent; parent = parent->parent)
      --parent->size;
    delete at;
  }
  static node* merge(node* left, node* right) {
    if (!left || !right)
      return left ? left : right;
    if (left->priority > right->priority) {
      left->right         = merge(left->right, right);
      left->right->parent = left;
      update(left);
      return left;
    }
    right->left         = merge(left, right->left);
    right->left->parent = right;
    update(right);
    return right;
  }
  void cut(node* at, const Key& key, node*& smaller, node*& larger) {
    if (!at) {
      smaller = larger = nullptr;
      return;
    }
    if (less(key, key_of(at))) {
      cut(at->left, key, smaller, at->left);
      if (at->left)
        at->left->parent = at;
      larger = at;
    } else {
      cut(at->right, key, at->right, larger);
      if (at->right)
        at->right->parent = at;
      smaller = at;
    }
    update(at);
  }
  static node* copy(const node* from, node* parent) {
    if (!from)
      return nullptr;
    node* made     = new node(from->value, parent);
    made->priority = from->priority;
    made->size     = from->size;
    made->left     = copy(from->left, made);
    made->right    = copy(from->right, made);
    return made;
  }
  static void destroy(node* at) {
    if (!at)
      return;
    destroy(at->left);
    destroy(at->right);
    delete at;
  }
};

} // namespace __gnu_pbds

#endif
