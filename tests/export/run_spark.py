"""Runs exported scripts in Spark, on a cluster of two workers: `run_spark.py SCRIPT ANSWER [SCRIPT ANSWER …]`."""

import os
import sys

os.environ["PYSPARK_PYTHON"] = sys.executable
from pyspark.sql import SparkSession

from answers import answers, judge

spark = (
    SparkSession.builder.master(os.environ.get("PLAN_SPARK_MASTER", "local-cluster[2,1,1024]"))
    .config("spark.ui.enabled", "false")
    .config("spark.sql.shuffle.partitions", "2")
    .config("spark.log.level", "ERROR")
    .getOrCreate()
)


def run(script):
    for statement in script:
        spark.sql(statement)
    return answers(lambda query: [row.asDict() for row in spark.sql(query).collect()])


try:
    judge(sys.argv[1:], run)
finally:
    spark.stop()
