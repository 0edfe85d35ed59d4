#include <iostream>
#include <string>

int main()
{
    std::string line;
    std::getline(std::cin, line);
    int count = 0;
    std::size_t last = 0;
    for (std::size_t i = 0; i < line.size(); i++)
        if ((static_cast<unsigned char>(line[i]) & 0xc0) != 0x80) {
            count++;
            last = i;
        }
    std::cout << line << '\n' << count << '\n' << line.substr(last) << '\n';
}
