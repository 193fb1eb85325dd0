// Cards and cameras that are put in while the window is open: a disk with a folder DCIM that was not mounted before.
#pragma once

#include <filesystem>
#include <set>
#include <vector>

#include <QByteArray>
#include <QFile>
#include <QObject>

namespace albumen {

class MessageSink;
class Navigator;
class Worker;

/// Mount points of disks, in a table as Linux has it in /proc/self/mountinfo. What lies on other machines, and might
/// not answer, is left out. Threads: all.
std::vector<std::filesystem::path> mountedDisks(const QByteArray& table);

/// Offers once to import from each: a message, never more. What was there before is not offered. Where there is no such
/// table nothing is watched. Threads: GUI.
class CardWatcher final : public QObject
{
    Q_OBJECT

public:
    /// `table`: empty: nothing is watched. Requires: all outlive it.
    CardWatcher(std::filesystem::path table, Worker& worker, MessageSink& messages, Navigator& navigator,
                QObject* parent = nullptr);

    /// The table may say something else now.
    void look();

private:
    void found(std::vector<std::filesystem::path> disks, std::vector<std::filesystem::path> cards);
    void offer(const std::filesystem::path& card);

    std::filesystem::path table_;
    Worker& worker_;
    MessageSink& messages_;
    Navigator& navigator_;
    QFile watched_;
    std::set<std::filesystem::path> known_, offered_;
    bool looked_ = false;
    bool asking_ = false, askAgain_ = false;
};

/// A setting of the program: whether they are offered.
bool cardsOffered();
void setCardsOffered(bool offered);

} // namespace albumen
