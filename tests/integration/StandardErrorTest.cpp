// What libraries print on their own does not come between the program's words.
#include <cstdio>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <unistd.h>

#include "cli/OwnStandardError.h"
#include "support/Support.h"

using namespace albumen::test;

TEST_CASE("Standard error has the words of the program and none that a library prints on its own")
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return; // reports of sanitizers come that way
#endif
    const TempFolder folder;
    const std::filesystem::path file = folder / "err.txt";
    std::fflush(stderr);
    const int before = ::dup(STDERR_FILENO), caught = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    REQUIRE(::dup2(caught, STDERR_FILENO) == STDERR_FILENO);
    {
        albumen::cli::OwnStandardError own;
        std::fputs("libpng warning: iCCP: known incorrect sRGB profile\n", stderr);
        own.stream() << "It was " << 3 << " photos." << std::endl;
        CHECK(::write(STDERR_FILENO, "tiff\n", 5) == 5);
    }
    std::fputs("and afterwards as before\n", stderr);
    std::fflush(stderr);
    ::dup2(before, STDERR_FILENO);
    ::close(caught);
    ::close(before);
    CHECK(readFile(file) == "It was 3 photos.\nand afterwards as before\n");
}
