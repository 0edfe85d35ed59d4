# Opens files of the host and starts programs.
got = ["/etc/passwd", "/proc/self/environ", "../../etc/passwd"].select { |name| File.read(name) rescue nil }
begin
  got << "a program" unless `ls /`.to_s.empty?
rescue StandardError, NotImplementedError
end
puts got.empty? ? 7 : got.inspect
