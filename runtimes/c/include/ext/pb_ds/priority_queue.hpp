// __gnu_pbds::priority_queue: a pairing heap whose elements can be changed and removed in place.
#ifndef METTLE_PB_DS_PRIORITY_QUEUE
#define METTLE_PB_DS_PRIORITY_QUEUE

#include <cstddef>
#include <ext/pb_ds/detail_types.hpp>
#include <functional>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

namespace __gnu_pbds {

template <class Value, class Compare = std::less<Value>, class Tag = pairing_heap_tag,
          class Allocator = std::allocator<char>>
class priority_queue {
  // Children are a list of siblings; `before` is the previous sibling, or the parent of a first.
  struct node {
    Value value;
    node* child   = nullptr;
    node* sibling = nullptr;
    node* before  = nullptr;
  };

public:
  using value_type      = Value;
  using size_type       = std::size_t;
  using const_reference = const Value&;
  using cmp_fn          = Compare;

  class point_iterator {
    friend class priority_queue;
    node* at = nullptr;
    explicit point_iterator(node* at) : at(at) {}

  public:
    using iterator_category = std::forward_iterator_tag;
    using value_type        = Value;
    using difference_type   = std::ptrdiff_t;
    using pointer           = const Value*;
    using reference         = const Value&;

    point_iterator() = default;
    point_iterator(std::nullptr_t) {}
    const Value& operator*() const { return at->value; }
    const Value* operator->() const { return &at->value; }
    // Parents before children, children before siblings.
    point_iterator& operator++() {
      if (at->child) {
        at = at->child;
        return *this;
      }
      while (at && !at->sibling) {
        while (at->before && at->before->child != at)
          at = at->before;
        at = at->before;
      }
      if (at)
        at = at->sibling;
      return *this;
    }
    point_iterator operator++(int) {
      point_iterator before = *this;
      ++*this;
      return before;
    }
    friend bool operator==(point_iterator a, point_iterator b) { return a.at == b.at; }
    friend bool operator!=(point_iterator a, point_iterator b) { return a.at != b.at; }
  };
  using iterator             = point_iterator;
  using const_iterator       = point_iterator;
  using point_const_iterator = point_iterator;

  priority_queue() = default;
  explicit priority_queue(const Compare& compare) : less(compare) {}
  priority_queue(const priority_queue& other) : less(other.less) {
    for (const Value& value : other)
      push(value);
  }
  priority_queue(priority_queue&& other) noexcept { swap(other); }
  priority_queue& operator=(priority_queue other) {
    swap(other);
    return *this;
  }
  ~priority_queue() { clear(); }

  iterator begin() const { return iterator(root); }
  iterator end() const { return iterator(nullptr); }
  size_type size() const { return count; }
  bool empty() const { return count == 0; }
  const Value& top() const { return root->value; }

  point_iterator push(const Value& value) {
    node* added = new node{value};
    root        = root ? link(root, added) : added;
    ++count;
    return point_iterator(added);
  }
  void pop() { erase(point_iterator(root)); }
  void modify(point_iterator position, const Value& value) {
    node* at = position.at;
    detach(at);
    at->value = value;
    root      = root ? link(root, at) : at;
  }
  void erase(point_iterator position) {
    detach(position.at);
    delete position.at;
    --count;
  }
  void join(priority_queue& other) {
    if (other.root)
      root = root ? link(root, other.root) : other.root;
    count += other.count;
    other.root  = nullptr;
    other.count = 0;
  }
  void swap(priority_queue& other) {
    std::swap(less, other.less);
    std::swap(root, other.root);
    std::swap(count, other.count);
  }
  void clear() {
    std::vector<node*> rest;
    if (root)
      rest.push_back(root);
    while (!rest.empty()) {
      node* at = rest.back();
      rest.pop_back();
      for (node* next : {at->child, at->sibling})
        if (next)
          rest.push_back(next);
      delete at;
    }
    root  = nullptr;
    count = 0;
  }

private:
  Compare less{};
  node* root      = nullptr;
  size_type count = 0;

  node* link(node* a, node* b) {
    if (less(a->value, b->value))
      std::swap(a, b);
    b->before  = a;
    b->sibling = a->child;
    if (a->child)
      a->child->before = b;
    a->child   = b;
    a->sibling = a->before = nullptr;
    return a;
  }
  // Takes one node out; its children stay in the heap.
  void detach(node* at) {
    node* children = pair_up(at->child);
    at->child      = nullptr;
    if (at == root) {
      root = children;
    } else {
      (at->before->child == at ? at->before->child : at->before->sibling) = at->sibling;
      if (at->sibling)
        at->sibling->before = at->before;
      if (children)
        root = link(root, children);
    }
    at->before = at->sibling = nullptr;
  }
  // Links a list of siblings to one heap: in pairs from the left, then all from the right.
  node* pair_up(node* list) {
    node* pairs = nullptr;
    while (list) {
      node* a = list;
      node* b = a->sibling;
      list    = b ? b->sibling : nullptr;
      a->sibling = a->before = nullptr;
      if (b) {
        b->sibling = b->before = nullptr;
        a = link(a, b);
      }
      a->sibling = pairs;
      pairs      = a;
    }
    node* heap = nullptr;
    while (pairs) {
      node* rest     = pairs->sibling;
      pairs->sibling = nullptr;
      heap           = heap ? link(heap, pairs) : pairs;
      pairs          = rest;
    }
    return heap;
  }
};

} // namespace __gnu_pbds

#endif
