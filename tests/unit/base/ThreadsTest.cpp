#include "base/Threads.h"

#include <atomic>
#include <new>
#include <stdexcept>

#include <catch2/catch.hpp>

#include "base/Contract.h"
#include "support/NoMoreThreads.h"

using namespace albumen;
using namespace albumen::test;

TEST_CASE("Every exception is an error: memory that is not there, a broken contract, and anything else")
{
    const auto caught = [](auto thrown) { return guarded([&]() -> Status { throw thrown; }, Stage::detect).error(); };
    CHECK(caught(std::bad_alloc()).code == Code::outOfMemory);
    CHECK(caught(std::bad_alloc()).stage == Stage::detect);
    CHECK(caught(ContractBroken("EXPECTS x")).code == Code::internal);
    CHECK(caught(ContractBroken("EXPECTS x")).detail == "EXPECTS x");
    CHECK(caught(42).code == Code::internal);
    CHECK_FALSE(caught(42).detail.empty());
    CHECK(guarded([]() -> Result<int> { return 3; }).value() == 3);
}

TEST_CASE("All threads of a group are joined, and without an error there is none")
{
    std::atomic<int> done{0};
    ThreadGroup group;
    for (int i = 0; i < 8; ++i)
        REQUIRE(group.start([&]() -> Status {
            ++done;
            return {};
        }));
    CHECK(group.join());
    CHECK(done == 8);
    CHECK(group.join()); // again: nothing left
}

TEST_CASE("The first error of a group is handed back, and told once while the others still run")
{
    std::atomic<bool> stop{false};
    std::atomic<int> told{0};
    ThreadGroup group([&](const Error&) {
        ++told;
        stop = true;
    });
    REQUIRE(group.start([&]() -> Status {
        while (!stop) std::this_thread::yield();
        throw std::runtime_error("a second one");
    }));
    REQUIRE(group.start([]() -> Status { throw std::runtime_error("first"); }));
    const Status joined = group.join();
    REQUIRE_FALSE(joined);
    CHECK(joined.error().code == Code::internal);
    CHECK(joined.error().detail == "first");
    CHECK(told == 1);
}

TEST_CASE("A group that is left without joining has joined")
{
    std::atomic<int> done{0};
    {
        ThreadGroup group;
        for (int i = 0; i < 4; ++i)
            REQUIRE(group.start([&]() -> Status {
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
                ++done;
                return {};
            }));
    }
    CHECK(done == 4);
}

TEST_CASE("A thread that cannot start is an error of the group, and those that started are joined")
{
    std::atomic<int> done{0};
    ThreadGroup group;
    REQUIRE(group.start([&]() -> Status {
        ++done;
        return {};
    }));
    {
        const NoMoreThreads none;
        const Status started = group.start([&]() -> Status {
            ++done;
            return {};
        });
        REQUIRE_FALSE(started);
        CHECK(started.error().code == Code::internal);
    }
    CHECK_FALSE(group.join());
    CHECK(done == 1);
}
