// A question to the library that is asked again before it is answered, as a list is at every change. One is under way
// at a time, and of those that were asked meanwhile the last one alone follows it.
#pragma once

#include <exception>
#include <functional>
#include <optional>
#include <type_traits>
#include <utility>

#include "Worker.h"
#include "base/Log.h"

namespace albumen {

/// A member of whoever asks. Threads: GUI.
class LatestQuestion
{
public:
    /// Requires: both outlive it.
    LatestQuestion(Worker& worker, QObject* who) : worker_(worker), who_(who) {}
    LatestQuestion(const LatestQuestion&) = delete;
    LatestQuestion& operator=(const LatestQuestion&) = delete;

    /// As Worker::ask; at once when none is under way. Each answer comes, unless its question was replaced while it
    /// waited.
    template <class Ask, class Then> void ask(Ask ask, Then then) { put(false, std::move(ask), std::move(then)); }
    /// As Worker::askFirst.
    template <class Ask, class Then> void askFirst(Ask ask, Then then) { put(true, std::move(ask), std::move(then)); }
    /// Asked, and not answered yet.
    bool underWay() const { return underWay_; }

private:
    template <class Ask, class Then> void put(bool first, Ask ask, Then then)
    {
        next_ = [this, first, ask = guarded(std::move(ask)), then = std::move(then)]() mutable {
            auto answered = [this, then = std::move(then)](auto answer) mutable {
                if (answer) then(std::move(*answer));
                goOn();
            };
            if (first)
                worker_.askFirst(who_, std::move(ask), std::move(answered));
            else
                worker_.ask(who_, std::move(ask), std::move(answered));
        };
        if (!underWay_) goOn();
    }
    /// None: the question threw. The next one is asked all the same.
    template <class Ask> static auto guarded(Ask ask)
    {
        return [ask = std::move(ask)]() mutable -> std::optional<std::invoke_result_t<Ask&>> {
            try {
                return ask();
            } catch (const std::exception& mistake) {
                log::error({.code = Code::internal, .stage = Stage::none, .path = {}, .detail = mistake.what()});
                return std::nullopt;
            }
        };
    }
    void goOn()
    {
        underWay_ = next_ != nullptr;
        if (underWay_) std::exchange(next_, nullptr)();
    }

    Worker& worker_;
    QObject* who_;
    std::function<void()> next_;
    bool underWay_ = false;
};

} // namespace albumen
