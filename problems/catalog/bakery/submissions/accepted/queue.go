package main

func planNight(steps int, before [][]int) []int {
	waits := make([]int, steps)
	after := make([][]int, steps)
	for _, pair := range before {
		waits[pair[1]]++
		after[pair[0]] = append(after[pair[0]], pair[1])
	}
	plan := []int{}
	for step := steps - 1; step >= 0; step-- {
		if waits[step] == 0 {
			plan = append(plan, step)
		}
	}
	for done := 0; done < len(plan); done++ {
		for _, other := range after[plan[done]] {
			waits[other]--
			if waits[other] == 0 {
				plan = append(plan, other)
			}
		}
	}
	if len(plan) < steps {
		return []int{}
	}
	return plan
}
