// Calls what the submission defines, with what the judge sends; see ../mod.rs of the harnesses.
package main

import (
	"io"
	"os"
	"strconv"
	"strings"
)

type ListNode struct {
	Val  int
	Next *ListNode
}

type TreeNode struct {
	Val         int
	Left, Right *TreeNode
}

// A longer list or tree has no end.
const mettleNodesMax = 2000000

var mettleIn string
var mettleOut []byte

func mettleLine() string {
	end := strings.IndexByte(mettleIn, '\n')
	if end < 0 {
		panic("the judge's data end too early: something else has read standard input")
	}
	line := mettleIn[:end]
	mettleIn = mettleIn[end+1:]
	return line
}

// The next word of a line, and what is behind it.
func mettleWord(line string) (string, string) {
	end := strings.IndexByte(line, ' ')
	if end < 0 {
		return line, ""
	}
	return line[:end], line[end+1:]
}

func mettleWords[T any](of func(string) T) []T {
	line := mettleLine()
	if line == "" {
		return []T{}
	}
	items := make([]T, 0, strings.Count(line, " ")+1)
	for line != "" {
		var word string
		word, line = mettleWord(line)
		items = append(items, of(word))
	}
	return items
}

func mettleInt(word string) int {
	value, _ := strconv.Atoi(word)
	return value
}

func mettleLong(word string) int64 {
	value, _ := strconv.ParseInt(word, 10, 64)
	return value
}

func mettleFloat(word string) float64 {
	value, _ := strconv.ParseFloat(word, 64)
	return value
}

func mettleBool(word string) bool { return word == "1" }

func mettleReadInt() int          { return mettleInt(mettleLine()) }
func mettleReadLong() int64       { return mettleLong(mettleLine()) }
func mettleReadFloat() float64    { return mettleFloat(mettleLine()) }
func mettleReadBool() bool        { return mettleBool(mettleLine()) }
func mettleReadInts() []int       { return mettleWords(mettleInt) }
func mettleReadLongs() []int64    { return mettleWords(mettleLong) }
func mettleReadFloats() []float64 { return mettleWords(mettleFloat) }
func mettleReadBools() []bool     { return mettleWords(mettleBool) }
func mettleReadChar() byte        { return mettleReadString()[0] }
func mettleReadChars() []byte     { return []byte(mettleReadString()) }

func mettleReadString() string {
	line := mettleLine()
	if strings.IndexByte(line, '\\') < 0 {
		return line
	}
	text := make([]byte, 0, len(line))
	for i := 0; i < len(line); i++ {
		letter := line[i]
		if letter == '\\' {
			i++
			letter = line[i]
			if letter == 'n' {
				letter = '\n'
			} else if letter == 'r' {
				letter = '\r'
			}
		}
		text = append(text, letter)
	}
	return string(text)
}

func mettleReadList() *ListNode {
	var first *ListNode
	last := &first
	for _, value := range mettleReadInts() {
		node := &ListNode{Val: value}
		*last = node
		last = &node.Next
	}
	return first
}

func mettleReadTree() *TreeNode {
	nodes := mettleWords(func(word string) *TreeNode {
		if word == "#" {
			return nil
		}
		return &TreeNode{Val: mettleInt(word)}
	})
	if len(nodes) == 0 {
		return nil
	}
	parents := make([]*TreeNode, 0, len(nodes))
	for i, node := range nodes {
		if node != nil {
			parents = append(parents, node)
		}
		if i%2 == 1 {
			parents[(i-1)/2].Left = node
		} else if i > 0 {
			parents[(i-1)/2].Right = node
		}
	}
	return nodes[0]
}

func mettleReadArray[T any](item func() T) func() []T {
	return func() []T {
		items := make([]T, mettleReadInt())
		for i := range items {
			items[i] = item()
		}
		return items
	}
}

func mettleReadOptional[T any](inner func() T) func() *T {
	return func() *T {
		if mettleLine() == "0" {
			return nil
		}
		value := inner()
		return &value
	}
}

func mettleReadGraph() [][]int { return mettleReadArray(mettleReadInts)() }

func mettlePut(text string) { mettleOut = append(append(mettleOut, text...), '\n') }

func mettleWriteInt(value int)       { mettlePut(strconv.Itoa(value)) }
func mettleWriteLong(value int64)    { mettlePut(strconv.FormatInt(value, 10)) }
func mettleWriteFloat(value float64) { mettlePut(strconv.FormatFloat(value, 'g', -1, 64)) }
func mettleWriteChar(value byte)     { mettleWriteString(string([]byte{value})) }
func mettleWriteChars(value []byte)  { mettleWriteString(string(value)) }

func mettleWriteBool(value bool) {
	if value {
		mettlePut("1")
	} else {
		mettlePut("0")
	}
}

func mettleWriteString(value string) {
	for i := 0; i < len(value); i++ {
		switch value[i] {
		case '\\':
			mettleOut = append(mettleOut, "\\\\"...)
		case '\n':
			mettleOut = append(mettleOut, "\\n"...)
		case '\r':
			mettleOut = append(mettleOut, "\\r"...)
		default:
			mettleOut = append(mettleOut, value[i])
		}
	}
	mettleOut = append(mettleOut, '\n')
}

// Items side by side on one line.
func mettleSideBySide[T any](write func(T)) func([]T) {
	return func(items []T) {
		for _, item := range items {
			write(item)
			mettleOut[len(mettleOut)-1] = ' '
		}
		mettleOut = append(mettleOut, '\n')
	}
}

func mettleWriteInts(items []int)       { mettleSideBySide(mettleWriteInt)(items) }
func mettleWriteLongs(items []int64)    { mettleSideBySide(mettleWriteLong)(items) }
func mettleWriteFloats(items []float64) { mettleSideBySide(mettleWriteFloat)(items) }
func mettleWriteBools(items []bool)     { mettleSideBySide(mettleWriteBool)(items) }

func mettleWriteList(node *ListNode) {
	values := []int{}
	for ; node != nil; node = node.Next {
		if values = append(values, node.Val); len(values) > mettleNodesMax {
			panic("the returned list has no end")
		}
	}
	mettleWriteInts(values)
}

func mettleWriteTree(root *TreeNode) {
	nodes := []*TreeNode{root}
	end := len(mettleOut)
	for i := 0; i < len(nodes); i++ {
		if nodes[i] == nil {
			mettleOut = append(mettleOut, '#', ' ')
			continue
		}
		if i > 2*mettleNodesMax {
			panic("the returned tree has no end")
		}
		mettleOut = append(strconv.AppendInt(mettleOut, int64(nodes[i].Val), 10), ' ')
		end = len(mettleOut)
		nodes = append(nodes, nodes[i].Left, nodes[i].Right)
	}
	mettleOut = append(mettleOut[:end], '\n')
}

func mettleWriteArray[T any](item func(T)) func([]T) {
	return func(items []T) {
		mettleWriteInt(len(items))
		for _, one := range items {
			item(one)
		}
	}
}

func mettleWriteOptional[T any](inner func(T)) func(*T) {
	return func(value *T) {
		if value == nil {
			mettlePut("0")
			return
		}
		mettlePut("1")
		inner(*value)
	}
}

func mettleWriteGraph(value [][]int) { mettleWriteArray(mettleWriteInts)(value) }

func main() {
	data, _ := io.ReadAll(os.Stdin)
	mettleIn = string(data)
	frame := mettleLine()
	mettlePut(frame)
	for groups := mettleReadInt(); groups > 0; groups-- {
@CALLS@
	}
	mettlePut(frame + " done 0")
	os.Stdout.Write(mettleOut)
}
