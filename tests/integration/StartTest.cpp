// What every command pays before it does anything.
#include <array>
#include <cstdio>
#include <string>

#include <catch2/catch.hpp>

TEST_CASE("The command line program starts without the libraries of films and of formats that it does not read")
{
    FILE* const pipe = ::popen("LD_TRACE_LOADED_OBJECTS=1 '" ALBUMEN_CLI "'", "r"); // what ldd asks
    REQUIRE(pipe);
    std::string loaded;
    std::array<char, 4096> part{};
    while (const std::size_t count = std::fread(part.data(), 1, part.size(), pipe)) loaded.append(part.data(), count);
    REQUIRE(::pclose(pipe) == 0);
    CHECK(loaded.find("libopencv_core") != std::string::npos);
    for (const char* const library : {"libopencv_imgcodecs", "libgdal", "libavformat", "libavcodec", "libswscale"}) {
        INFO(library);
        CHECK(loaded.find(library) == std::string::npos);
    }
}
