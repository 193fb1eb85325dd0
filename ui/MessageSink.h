// What is said to the user in one line, and who says it there.
#pragma once

#include <concepts>
#include <functional>

#include <QKeySequence>

#include "Messages.h"

namespace albumen {

enum class Rank { info, undo, warning, error }; ///< from low to high

/// A sentence: fixed, or made anew whenever it is shown, so that it follows the language.
class Words
{
public:
    Words() = default;
    Words(std::initializer_list<Piece> pieces) : Words(Pieces(pieces)) {}
    Words(Pieces pieces) : make_([pieces = std::move(pieces)] { return pieces; }) {}
    template <class Make>
    requires std::convertible_to<std::invoke_result_t<Make&>, Pieces> Words(Make make) : make_(std::move(make)) {}

    Pieces operator()() const { return make_ ? make_() : Pieces(); }

private:
    std::function<Pieces()> make_;
};

/// A few words that follow the language as `Words` do.
class LinkText
{
public:
    LinkText() = default;
    LinkText(QString text) : make_([text = std::move(text)] { return text; }) {}
    template <class Make>
    requires std::convertible_to<std::invoke_result_t<Make&>, QString> LinkText(Make make) : make_(std::move(make)) {}

    QString operator()() const { return make_ ? make_() : QString(); }

private:
    std::function<QString()> make_;
};

struct Message {
    Rank rank = Rank::info;
    QString topic = {}; ///< a later message with the same topic takes the place of the earlier one
    Words words = {};
    LinkText link = {};                ///< empty: none
    QKeySequence key = {};             ///< that does what the link does; shown after it
    bool good = false;                 ///< an info that something is done: with the check
    std::function<void()> follow = {}; ///< what the link does
};

/// Threads: GUI.
class MessageSink
{
public:
    virtual ~MessageSink() = default;
    virtual void say(Message message) = 0;
    /// Solved: takes the message of this topic away.
    virtual void clear(const QString& topic) = 0;
};

} // namespace albumen
