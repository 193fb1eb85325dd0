// Why what was typed into a field is refused: the field gets a red border, and the reason floats beside it.
#pragma once

#include <QPointer>

#include "widgets/Card.h"

class QLineEdit;

namespace albumen {

class Label;

/// Floats below the field, or above it where there is no room or what stands below is needed, until something else is
/// typed or the field goes. The reason is the description of the field, so that it is read aloud. Threads: GUI.
class FieldReason final : public Card
{
    Q_OBJECT

public:
    /// Goes with the field.
    explicit FieldReason(QLineEdit& field);

    /// What stands below the field is needed while it refuses: the reason stands above, where it has room there.
    void standAbove() { above_ = true; }

    void say(const QString& reason);
    QString words() const; ///< empty: nothing is refused

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void clear();
    void place();

    QPointer<QLineEdit> field_; ///< may go first: what floats is a child of the window
    Label* words_;
    QString described_; ///< what the field was described as before
    bool above_ = false;
};

} // namespace albumen
