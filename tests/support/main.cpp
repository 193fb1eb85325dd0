#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>

/// Weak: the programs for figures are linked with what tests share, and have mains of their own.
[[gnu::weak]] int main(int argc, char* argv[])
{
    return Catch::Session().run(argc, argv);
}
