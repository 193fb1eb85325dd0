// F6 and Shift+F6: the focus goes from part to part of the window, back to where it was in each.
#pragma once

#include <functional>

#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>

class QWidget;

namespace albumen {

/// Threads: GUI.
class PartsWalk final : public QObject
{
    Q_OBJECT

public:
    /// `parts`: those in sight, in the order of the walk; one may lie inside another and is a part of its own then.
    PartsWalk(std::function<QList<QWidget*>()> parts, QObject* parent);

    /// 1: to the next part that can have the focus; -1: to the one before.
    void go(int step);

private:
    void remember(QWidget* now);

    std::function<QList<QWidget*>()> parts_;
    QHash<QWidget*, QPointer<QWidget>> last_; ///< what had the focus in each part
};

} // namespace albumen
