#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <vector>

#include <QTest>
#include <catch2/catch.hpp>

#include "Worker.h"

using namespace albumen;

namespace {

/// Holds up whoever passes until it is opened.
class Gate
{
public:
    void pass()
    {
        std::unique_lock lock(mutex_);
        ++waiting;
        opened_.wait(lock, [this] { return open_; });
    }
    void open()
    {
        const std::lock_guard lock(mutex_);
        open_ = true;
        opened_.notify_all();
    }
    std::atomic<int> waiting{0};

private:
    std::mutex mutex_;
    std::condition_variable opened_;
    bool open_ = false;
};

} // namespace

TEST_CASE("What somebody waits for waits for no other question and keeps its order", "[worker]")
{
    QObject who;
    std::vector<int> answers;
    int slow = 0;
    Gate gate;
    Worker worker;
    for (int i = 0; i < 10; ++i)
        worker.ask(
            &who,
            [&gate] {
                gate.pass();
                return 0;
            },
            [&slow](int) { ++slow; });
    CHECK(QTest::qWaitFor([&] { return gate.waiting > 0; }));
    for (int i = 0; i < 50; ++i)
        worker.askFirst(
            &who, [i] { return i; }, [&answers](int answer) { answers.push_back(answer); });
    CHECK(QTest::qWaitFor([&] { return answers.size() == 50; }, 5000));
    CHECK(std::is_sorted(answers.begin(), answers.end()));
    CHECK(slow == 0);
    gate.open();
    CHECK(QTest::qWaitFor([&] { return slow == 10; }));
}

TEST_CASE("A decision that was asked for is made although the window goes", "[worker]")
{
    QObject who;
    std::atomic<int> made{0};
    {
        Worker worker;
        for (int i = 0; i < 20; ++i)
            worker.askFirst(
                &who, [&made] { return ++made; }, [](int) {});
    }
    CHECK(made == 20);
}
