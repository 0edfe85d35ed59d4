class Desk
  def initialize(room)
    @room = room
    @papers = {}
  end

  def put(paper, place)
    @papers.delete(paper)
    @papers[paper] = place
    @papers.shift if @papers.size > @room
  end

  def take(paper)
    return -1 unless @papers.key?(paper)

    @papers[paper] = @papers.delete(paper)
  end

  def lying
    @papers.size
  end
end
