// Shows what has the focus: a ring around buttons, boxes and fields that were reached by key, or are used by one.
#pragma once

#include <QObject>
#include <QPointer>

class QFocusFrame;

namespace albumen {

/// One for a window. Threads: GUI.
class FocusRing final : public QObject
{
    Q_OBJECT

public:
    explicit FocusRing(QWidget* window);
    /// What the ring is around; null: nothing.
    QWidget* around() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void keyed(QWidget& widget);

    QWidget* window_;
    QPointer<QFocusFrame> frame_;
};

} // namespace albumen
