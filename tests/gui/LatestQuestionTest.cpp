#include <atomic>
#include <mutex>
#include <stdexcept>
#include <vector>

#include <QTest>
#include <catch2/catch.hpp>

#include "models/LatestQuestion.h"

using namespace albumen;

TEST_CASE("What is asked again while it is under way follows once with the last words", "[worker]")
{
    QObject who;
    Worker worker;
    LatestQuestion question(worker, &who);
    std::mutex held;
    std::atomic<int> runs = 0;
    std::vector<int> answers;
    CHECK_FALSE(question.underWay());
    held.lock();
    for (int i = 0; i < 5; ++i)
        question.ask(
            [&held, &runs, i] {
                const std::lock_guard wait(held);
                ++runs;
                return i;
            },
            [&answers](int answer) { answers.push_back(answer); });
    CHECK(question.underWay());
    held.unlock();
    REQUIRE(QTest::qWaitFor([&] { return !question.underWay(); }));
    CHECK(runs == 2);
    CHECK(answers == std::vector{0, 4});
}

TEST_CASE("After a question that threw the next is asked all the same", "[worker]")
{
    QObject who;
    Worker worker;
    LatestQuestion question(worker, &who);
    int answer = 0;
    question.ask([]() -> int { throw std::runtime_error("no"); }, [&answer](int got) { answer = got; });
    question.askFirst([] { return 7; }, [&answer](int got) { answer = got; });
    CHECK(QTest::qWaitFor([&] { return answer == 7; }));
    CHECK_FALSE(question.underWay());
}
