// An icon at the beginning of a text field.
#pragma once

#include <QWidget>

class QLineEdit;

namespace albumen {

/// Goes with the field, whose words begin after it. Threads: GUI.
class FieldIcon final : public QWidget
{
    Q_OBJECT

public:
    FieldIcon(QString icon, QLineEdit& field);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();

    QString icon_;
};

} // namespace albumen
